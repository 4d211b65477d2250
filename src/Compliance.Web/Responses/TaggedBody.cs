using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Compliance.Web.Responses;

/// <summary>
/// Answers with a body under a weak entity tag, its hash, or with 304 to a caller that has it already: the dashboard asks
/// every two seconds, and mostly nothing has changed.
/// </summary>
internal static class TaggedBody
{
    private const int TagBytes = 8;

    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body, string contentType, int status = StatusCodes.Status200OK)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, TagBytes))}\"", isWeak: true);
        var response = context.Response;
        response.Headers.ETag = tag.ToString();
        // Kept by the browser, but asked for every time.
        response.Headers.CacheControl = "no-cache";
        if (status == StatusCodes.Status200OK && Matches(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static bool Matches(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false));
}
