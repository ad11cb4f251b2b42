"""What a server survives: crashes, bad networks, odd clocks, spies, vandals and a long day.

Everything here is seeded, bounded in time, keeps to the loopback and ends only what it started.
"""
