"""django-oscar beside this house in the same run; never needed by it: `python -m bench.oscar`."""
