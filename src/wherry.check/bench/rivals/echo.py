"""An echo tool on FastMCP, on standard input and output."""
from fastmcp import FastMCP

server = FastMCP("echo")


@server.tool
def echo(message: str) -> str:
    return message


server.run(transport="stdio", show_banner=False)
