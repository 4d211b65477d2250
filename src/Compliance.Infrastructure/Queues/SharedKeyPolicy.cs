using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.Queues;

/// <summary>Signs a request to the queue service with the account's key.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key, "Blob, Queue, and File services (Shared Key)".</remarks>
internal sealed class SharedKeyPolicy(string account, byte[] key, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(TextOf(request))));
        request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKey {account}:{signature}");
    }

    private string TextOf(Request request)
    {
        var length = request.Content is not null && request.Content.TryComputeLength(out var bytes) && bytes > 0
            ? bytes.ToString(CultureInfo.InvariantCulture)
            : "";

        // Of the twelve standard headers only the length and the type are ever set.
        string[] standard = [request.Method.Method, "", "", length, "", HeaderOf(request, "Content-Type"), "", "", "", "", "", ""];
        var custom = request.Headers
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(header => $"{header.Name.ToLowerInvariant()}:{header.Value}")
            .Order(StringComparer.Ordinal);
        return $"{string.Join('\n', standard)}\n{string.Join('\n', custom)}\n{ResourceOf(request.Uri.ToUri())}";
    }

    private string ResourceOf(Uri uri)
    {
        var query = uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .Select(parameter => $"\n{parameter[0].ToLowerInvariant()}:{Uri.UnescapeDataString(parameter[1])}")
            .Order(StringComparer.Ordinal);
        return $"/{account}{uri.AbsolutePath}{string.Concat(query)}";
    }

    private static string HeaderOf(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : "";
}
