"""`python -m bench.inside NAME`: what a part of the bench measures in one house, as JSON.

The environment says which house. The part is loaded only once its models can be.
"""

import gc
import importlib
import json
import sys

import django


def main() -> None:
    django.setup()
    part = importlib.import_module(f"bench.{sys.argv[1]}")
    # As the servers do once all is loaded: see config/serving.py.
    gc.collect()
    gc.freeze()
    print(json.dumps(part.measure()))


if __name__ == "__main__":
    main()
