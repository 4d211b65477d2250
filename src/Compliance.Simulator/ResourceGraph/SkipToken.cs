using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>An opaque place in the answer of one query; it fits no other query and no other scope.</summary>
internal static class SkipToken
{
    public static string Write(GraphRequest request, int offset) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Digest(request)}.{offset}")));

    public static int Read(GraphRequest request, string token)
    {
        string[] parts = Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('.') : [];
        return parts.Length == 2 && parts[0] == Digest(request) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw new GraphRequestException("The $skipToken is not valid for this query.");
    }

    private static string Digest(GraphRequest request)
    {
        var scope = request.Subscriptions is null ? "*" : string.Join(',', request.Subscriptions);
        var groups = string.Join(',', request.ManagementGroups ?? []);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Query}\n{scope}\n{groups}")))[..16];
    }
}
