"""Codes given to passages and statements while one reads."""
