"""The European Union's lists: the Commission's Financial Sanctions Files, and annexes of the Official Journal."""
