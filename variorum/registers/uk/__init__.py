"""The United Kingdom's sanctions lists: the Foreign Office's, and the Treasury's that it replaced."""
