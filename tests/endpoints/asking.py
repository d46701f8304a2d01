"""What was sent, read to its end."""


def body(response):
    return b"".join(response.streaming_content)
