using System.Security.Cryptography;
using System.Text;

namespace Compliance.Web.Tests.Access;

/// <summary>Settings that let somebody in, and what they then send.</summary>
internal static class AccessSettings
{
    public const string ReaderKey = "reader-5d1f0f6c2e9b4a3f8c7d6e5f4a3b2c1d";
    public const string OperatorKey = "operator-0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    public const string ProberKey = "prober-99887766554433221100ffeeddccbbaa";
    public const string ApproverKey = "approver-1029384756abcdef1029384756abcdef";

    /// <summary>A key of each role that a key may have anywhere.</summary>
    public static (string, string)[] Keys => [.. Key(0, "ada", "Reader", ReaderKey), .. Key(1, "ben", "Operator", OperatorKey), .. Key(2, "site-west", "Prober", ProberKey)];

    public static (string Name, string Value)[] Key(int index, string name, string role, string key) =>
    [
        ($"Access__Keys__{index}__Name", name),
        ($"Access__Keys__{index}__Roles__0", role),
        ($"Access__Keys__{index}__Hash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))),
    ];

    public static string Basic(string user, string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string operation, string? authorization = null, params (string Name, string Value)[] headers)
    {
        var (method, path) = operation.Split(' ') switch { var parts => (parts[0], parts[1]) };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }
}
