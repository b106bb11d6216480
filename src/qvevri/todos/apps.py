from django.apps import AppConfig


class TodosConfig(AppConfig):
    name = "qvevri.todos"
    label = "todos"
