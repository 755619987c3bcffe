"""What the benchmarks are made of: a simulated county, and jobs that each run in a new process."""
