"""The market: a farmer's produce reaches a buyer."""
