namespace Compliance.Simulator.Resources;

/// <summary>
/// An ARM path cut at its last <c>providers</c> segment: the scope before it, the namespace, and pairs of type and name.
/// A path that ends in a type names a collection.
/// </summary>
internal sealed record ResourcePath
{
    private readonly string[] _rest;

    private ResourcePath(string scope, string providerNamespace, string[] rest)
    {
        Scope = scope;
        Namespace = providerNamespace;
        _rest = rest;
    }

    /// <summary>What stands before the last <c>/providers/</c>, for example <c>/subscriptions/{id}/resourceGroups/{name}</c>.</summary>
    public string Scope { get; }

    public string Namespace { get; }

    public bool IsCollection => _rest.Length % 2 == 1;

    public bool IsProvider => _rest.Length == 0;

    /// <summary>Full type, such as <c>Microsoft.Network/privateDnsZones/A</c>.</summary>
    public string Type => string.Join('/', _rest.Where((_, at) => at % 2 == 0).Prepend(Namespace));

    public string Name => _rest.Length > 0 ? _rest[^1] : Namespace;

    public string Id => $"{Scope}/providers/{string.Join('/', _rest.Prepend(Namespace))}";

    public string LastType => _rest[_rest.Length % 2 == 1 ? ^1 : ^2];

    /// <summary>The resource this one is a child or extension of; null for a top-level resource.</summary>
    public ResourcePath? Parent => _rest.Length switch
    {
        > 2 => new ResourcePath(Scope, Namespace, _rest[..^(IsCollection ? 1 : 2)]),
        _ => Parse(Scope),
    };

    public string? Subscription => SubscriptionOf(Id);

    public string? ResourceGroup => Id.Split('/') is [_, _, _, var groups, var name, ..] && groups.Equals("resourceGroups", StringComparison.OrdinalIgnoreCase) ? name : null;

    public static string? SubscriptionOf(string id)
    {
        const string Above = "/subscriptions/";
        if (!id.StartsWith(Above, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = id.IndexOf('/', Above.Length);
        return end < 0 ? id[Above.Length..] : id[Above.Length..end];
    }

    /// <summary>Null if the path holds no provider.</summary>
    public static ResourcePath? Parse(string path)
    {
        var segments = path.Trim('/').Split('/');
        var at = Array.FindLastIndex(segments, s => s.Equals("providers", StringComparison.OrdinalIgnoreCase));
        if (at < 0 || at + 1 >= segments.Length || segments.Contains(""))
        {
            return null;
        }

        return new ResourcePath(at == 0 ? "" : "/" + string.Join('/', segments[..at]), segments[at + 1], segments[(at + 2)..]);
    }
}
