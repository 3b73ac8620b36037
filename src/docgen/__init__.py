"""docgen: plain-text project files into contracts, notices and claims that hold up."""

__version__ = "0.1.0"
