from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "qvevri.files"
    label = "files"
