"""What stands around the body: letterhead, number, date, title, addressees above; recipients and signature below."""
