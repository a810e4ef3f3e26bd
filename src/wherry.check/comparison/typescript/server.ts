import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";

const server = new McpServer({ name: "bills", version: "1" });

server.registerTool(
  "split_bill",
  {
    description: "Splits a bill evenly.",
    inputSchema: {
      total: z.number().min(0).describe("What the bill comes to"),
      people: z.number().int().min(1).max(100).default(2).describe("How many share it"),
    },
    outputSchema: { each: z.number(), people: z.number().int() },
    annotations: { readOnlyHint: true },
  },
  async ({ total, people }) => {
    const share = { each: total / people, people };
    return { content: [{ type: "text", text: JSON.stringify(share) }], structuredContent: share };
  },
);

server.registerTool("pick_payer", { description: "Asks the user who pays." }, async () => {
  const answer = await server.server.elicitInput({
    message: "Who pays?",
    requestedSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
  });
  const text = answer.action === "accept" ? `${answer.content?.name} pays.` : "The user did not say.";
  return { content: [{ type: "text", text }] };
});

await server.connect(new StdioServerTransport());
