"""One person's way through help: who takes part in it, its time line over all rooms, who has read it."""
