using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>Reads <c>declarations.json</c> (design 4.2). Everything in it is optional, and nothing else may be in it.</summary>
public static class DeclarationFileReader
{
    /// <param name="stream">Read from where it stands to its end; not closed.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <param name="catalogue">The rules that an attestation may be about: the whole catalogue.</param>
    /// <exception cref="DeclarationFileException">The content is wrong. Nothing of it counts.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Task<DeclarationSet> ReadAsync(Stream stream, string name, RuleCatalogue catalogue, CancellationToken cancellationToken) =>
        StrictFile.ReadAsync(stream, name, root => Read(root, catalogue), cancellationToken);

    private static DeclarationSet Read(StrictValue root, RuleCatalogue catalogue)
    {
        var file = root.AsObject(
            "publicNetworkAccess", "preview", "latestAgentVersion", "privateGitHosts", "acknowledgedSharedScopes", "trustedPrivateEndpointIds", "sites", "attestations");
        var preview = file.Find("preview")?.AsObject("sameSubscription", "acknowledgedBy");
        var sites = file.Find("sites") is { } list ? SiteReader.ReadAll(list) : [];
        return new DeclarationSet
        {
            PublicAccessMayBeEnabled = file.Find("publicNetworkAccess")?.AsOneOf(("mustBeDisabled", false), ("mayBeEnabled", true)) ?? false,
            MustShareSubscription = preview?.Find("sameSubscription")?.AsBool() ?? true,
            PreviewAcknowledgedBy = preview?.Find("acknowledgedBy")?.AsText(),
            LatestAgentVersion = file.Find("latestAgentVersion") is { } version ? Version(version) : null,
            PrivateGitHosts = file.Find("privateGitHosts")?.AsList(Host) ?? [],
            AcknowledgedSharedScopes = Ids(file, "acknowledgedSharedScopes", ResourceType.PrivateLinkScope) ?? [],
            TrustedPrivateEndpointIds = Ids(file, "trustedPrivateEndpointIds", ResourceType.PrivateEndpoint),
            Sites = sites,
            Attestations = file.Find("attestations")?.AsList(value => AttestationReader.Read(value, sites, catalogue)) ?? [],
        };
    }

    private static ImmutableArray<ResourceId>? Ids(StrictObject file, string key, ResourceType type) =>
        file.Find(key)?.AsList(value => value.AsId(type));

    private static string Version(StrictValue value)
    {
        var text = value.AsText();
        return System.Version.TryParse(text, out _) ? text : throw value.Refuse($"is '{Excerpt.Of(text)}'; write a version like 1.36.1");
    }

    private static string Host(StrictValue value)
    {
        var text = value.AsText();
        return Uri.CheckHostName(text) is UriHostNameType.Unknown ? throw value.Refuse($"is '{Excerpt.Of(text)}', which is no host name") : text;
    }
}
