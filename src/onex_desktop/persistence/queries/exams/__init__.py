"""Reading examinations: totals and statements, students, sessions, registrations, and what they add up to."""
