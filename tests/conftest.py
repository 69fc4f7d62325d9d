"""What all tests share."""

from hypothesis import HealthCheck, settings

# The same examples on every machine, and no test that fails because a machine is slow.
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
