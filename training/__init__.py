"""How the shipped model is made from gold articles: ``python -m training GOLD``."""
