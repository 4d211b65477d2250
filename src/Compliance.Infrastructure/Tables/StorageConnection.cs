using System.Collections.Frozen;
using Azure.Core;

namespace Compliance.Infrastructure.Tables;

/// <summary>Where one service of a storage account is, and what requests to it are signed with: a key or a credential.</summary>
internal sealed record StorageConnection
{
    private const string DevelopmentAccount = "devstoreaccount1";

    // Published by Microsoft: the same in every emulator.
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private StorageConnection(Uri endpoint) => Endpoint = endpoint;

    /// <summary>Without a trailing slash.</summary>
    public Uri Endpoint { get; }

    public string? AccountName { get; private init; }

    public byte[]? AccountKey { get; private init; }

    public TokenCredential? Credential { get; private init; }

    /// <summary>What a host was configured with: either a connection string, or an endpoint and a credential.</summary>
    /// <exception cref="FormatException">Neither, both, or not usable.</exception>
    public static StorageConnection Of(string? connectionString, Uri? endpoint, TokenCredential? credential, string service) => (connectionString, endpoint) switch
    {
        (not null, null) => Parse(connectionString, service),
        (null, not null) when credential is not null => Of(endpoint, credential),
        (null, not null) => throw new FormatException($"The {service} endpoint {endpoint} needs a credential."),
        _ => throw new FormatException($"Name either a connection string or an endpoint of the {service} service."),
    };

    /// <exception cref="FormatException">A bearer token may only travel encrypted.</exception>
    public static StorageConnection Of(Uri endpoint, TokenCredential credential) =>
        endpoint is { IsAbsoluteUri: true, Scheme: "https" }
            ? new StorageConnection(WithoutSlash(endpoint)) { Credential = credential }
            : throw new FormatException($"The endpoint {endpoint} must be an https URL when no account key is used.");

    /// <param name="service"><c>table</c> or <c>queue</c>.</param>
    /// <exception cref="FormatException">The text lacks an account or a key, or holds what is not understood.</exception>
    public static StorageConnection Parse(string connectionString, string service)
    {
        var parts = PartsOf(connectionString);
        if (parts.GetValueOrDefault("UseDevelopmentStorage") is "true")
        {
            var port = service is "queue" ? 10001 : 10002;
            return OfKey(new Uri($"http://127.0.0.1:{port}/{DevelopmentAccount}"), DevelopmentAccount, DevelopmentKey);
        }

        var account = parts.GetValueOrDefault("AccountName") ?? throw new FormatException("The storage connection string has no AccountName.");
        var key = parts.GetValueOrDefault("AccountKey") ?? throw new FormatException("The storage connection string has no AccountKey; use an endpoint and a credential instead.");
        var scheme = parts.GetValueOrDefault("DefaultEndpointsProtocol") ?? Uri.UriSchemeHttps;
        var suffix = parts.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net";
        var endpoint = parts.GetValueOrDefault($"{service}Endpoint") ?? $"{scheme}://{account}.{service}.{suffix}";
        return OfKey(new Uri(endpoint), account, key);
    }

    private static StorageConnection OfKey(Uri endpoint, string account, string key) =>
        new(WithoutSlash(endpoint)) { AccountName = account, AccountKey = Convert.FromBase64String(key) };

    private static Uri WithoutSlash(Uri endpoint) => new(endpoint.AbsoluteUri.TrimEnd('/'));

    private static FrozenDictionary<string, string> PartsOf(string connectionString) => connectionString
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2))
        .Select(part => part is [var name, var value] ? KeyValuePair.Create(name, value) : throw new FormatException("A part of the storage connection string is no name=value."))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
