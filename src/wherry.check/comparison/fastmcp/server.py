from dataclasses import dataclass
from typing import Annotated

from fastmcp import Context, FastMCP
from pydantic import Field

mcp = FastMCP("bills")


@dataclass
class Share:
    each: float
    people: int


@dataclass
class Payer:
    name: str


@mcp.tool(annotations={"readOnlyHint": True})
def split_bill(
    total: Annotated[float, Field(description="What the bill comes to", ge=0)],
    people: Annotated[int, Field(description="How many share it", ge=1, le=100)] = 2,
) -> Share:
    """Splits a bill evenly."""
    return Share(total / people, people)


@mcp.tool
async def pick_payer(context: Context) -> str:
    """Asks the user who pays."""
    answer = await context.elicit("Who pays?", response_type=Payer)
    return f"{answer.data.name} pays." if answer.action == "accept" else "The user did not say."


if __name__ == "__main__":
    mcp.run(show_banner=False)
