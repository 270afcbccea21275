"""The lists of the Office of Foreign Assets Control of the United States: SDN and consolidated non-SDN."""
