"""Reference groups: who meets, when, and who does what until when."""
