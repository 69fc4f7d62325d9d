"""Where Spark is not installed, nothing here is collected: it is an extra. make spark-test installs it."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("pyspark") else ["test_*.py"]
