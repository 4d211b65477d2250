using System.IO.Pipelines;
using Compliance.Application.Changes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Compliance.Web.Endpoints;

/// <summary>The body of a delivery: at most 1 MB, Event Grid's own limit for a batch.</summary>
internal static class EventBody
{
    public const int MaxBytes = 1024 * 1024;

    // Not enforced: what counts is the body, and senders differ.
    private static readonly string[] ContentTypes = ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json"];

    /// <returns>Null when the body is larger.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        while (true)
        {
            ReadResult read = await request.BodyReader.ReadAsync(cancellationToken);
            foreach (var part in read.Buffer)
            {
                buffer.Write(part.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (buffer.Length > MaxBytes)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                return buffer.ToArray();
            }
        }
    }

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"An event or an array of at most {EventReader.MaxEvents} events; at most {MaxBytes} bytes.",
            Content = ContentTypes.ToDictionary(type => type, _ => new OpenApiMediaType()),
        };
        return Task.CompletedTask;
    }
}
