using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Compliance.Simulator;

/// <summary>Keeps what was said to Azure and what it answered, in the form OpenAPI checkers of live traffic take.</summary>
internal sealed class ExchangeRecorder(string file)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly ConcurrentQueue<JsonObject> _exchanges = new();

    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        var outer = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outer;
        }

        _exchanges.Enqueue(await DescribeAsync(context, answer));
        answer.Position = 0;
        await answer.CopyToAsync(outer, context.RequestAborted);
    }

    public Task SaveAsync(CancellationToken ct) =>
        File.WriteAllTextAsync(file, new JsonArray([.. _exchanges]).ToJsonString(Indented), ct);

    private static async Task<JsonObject> DescribeAsync(HttpContext context, MemoryStream answer)
    {
        context.Request.Body.Position = 0;
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var headers = context.Response.Headers.Select(header => KeyValuePair.Create<string, JsonNode?>(header.Key, header.Value.ToString()));
        return new JsonObject
        {
            ["request"] = new JsonObject
            {
                ["method"] = context.Request.Method,
                ["uri"] = context.Request.GetEncodedUrl(),
                ["body"] = Parse(await reader.ReadToEndAsync(context.RequestAborted)),
            },
            ["response"] = new JsonObject
            {
                ["status"] = context.Response.StatusCode,
                ["headers"] = new JsonObject(headers),
                ["body"] = Parse(System.Text.Encoding.UTF8.GetString(answer.ToArray())),
            },
        };
    }

    private static JsonNode? Parse(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            // Refused as no JSON, and kept as it came.
            return body;
        }
    }
}
