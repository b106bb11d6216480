from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    name = "qvevri.vocabulary"
    label = "vocabulary"
