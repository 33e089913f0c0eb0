"""The sentence encoder that linking uses, exported from its base."""
