"""What people see: a reading in the terminal."""
