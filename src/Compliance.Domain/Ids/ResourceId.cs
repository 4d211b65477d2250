using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Compliance.Domain.Ids;

/// <summary>
/// An ARM resource id. Keeps the casing it was written in and compares without it, because the same id comes back in
/// different casing from different producers (domain: Event Grid shows <c>resourcegroups</c> beside <c>resourceGroups</c>).
/// </summary>
/// <remarks>
/// Well formed means: a leading slash, no empty segment, rooted at a subscription or a provider. A class, because what the framework
/// compiles ahead of time are its collections of references: those of our own structs are compiled anew by every start.
/// </remarks>
public sealed class ResourceId : IEquatable<ResourceId>, IComparable<ResourceId>
{
    private const string Providers = "providers";
    private const string InSubscription = "/subscriptions/";
    private const string InProvider = "/providers/";
    private static readonly SearchValues<char> ForbiddenAscii = SearchValues.Create(['?', '#', '\\', .. Controls(0, 0x80)]);
    private static readonly SearchValues<char> ForbiddenBeyond = SearchValues.Create([.. Controls(0x80, 0x20)]);

    // Ids are long, and everything is found by them again and again.
    private readonly int _hash;

    private ResourceId(string text) => (Text, _hash) = (text, StringComparer.OrdinalIgnoreCase.GetHashCode(text));

    /// <summary>The id as it was written, without a trailing slash.</summary>
    public string Text { get; }

    /// <summary>The form that keys, hashes and sort orders are made from.</summary>
    public string Lower => Text.ToLowerInvariant();

    public ReadOnlySpan<char> Subscription
    {
        get
        {
            // Nearly every id begins with it.
            var text = Text.AsSpan();
            if (!text.StartsWith(InSubscription, StringComparison.OrdinalIgnoreCase))
            {
                return SegmentAfter("subscriptions");
            }

            var rest = text[InSubscription.Length..];
            return rest.IndexOf('/') is var end and >= 0 ? rest[..end] : rest;
        }
    }

    public ReadOnlySpan<char> ResourceGroup => SegmentAfter("resourceGroups");

    /// <summary>The last segment.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>The id this one hangs on: the parent of a child or extension resource; null for a top-level resource.</summary>
    public ResourceId? Parent
    {
        get
        {
            var provider = LastProviderStart();
            if (provider < 0)
            {
                return null;
            }

            var segments = Text.AsSpan(provider).Count('/');
            // "/providers/ns/type/name" has four slashes; every child adds two.
            return segments > 4 ? new ResourceId(CutLastTwo(Text)) : Extended(provider);
        }
    }

    /// <summary>The full type, for example <c>Microsoft.Network/privateDnsZones/A</c>, in the casing of the id.</summary>
    public string TypeName => ReadTypeName();

    public static ResourceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an ARM resource id.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out ResourceId? id)
    {
        id = null;
        if (string.IsNullOrEmpty(text) || text[0] != '/')
        {
            return false;
        }

        var trimmed = text[^1] == '/' ? text[..^1] : text;
        if (!IsRooted(trimmed) || text.Contains("//", StringComparison.Ordinal) || HasForbidden(trimmed))
        {
            return false;
        }

        id = new ResourceId(trimmed);
        return true;
    }

    /// <summary>A child id below this one, for example <c>virtualNetworkLinks/hub</c>.</summary>
    public ResourceId Child(string type, string name) => new($"{Text}/{type}/{name}");

    public bool IsInSubscriptionOf(ResourceId other) =>
        Subscription.Equals(other.Subscription, StringComparison.OrdinalIgnoreCase);

    public bool Equals(ResourceId? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase));

    public override bool Equals(object? obj) => Equals(obj as ResourceId);

    public override int GetHashCode() => _hash;

    /// <summary>Ordinal order of the lower-cased ids: the one sort order of every result.</summary>
    public int CompareTo(ResourceId? other)
    {
        if (other is null)
        {
            return 1;
        }

        var left = Text;
        var right = other.Text;
        var shared = Math.Min(left.Length, right.Length);
        // Ids of one estate share long beginnings: skip what is equal as it stands, look closer only where it is not.
        for (var i = left.AsSpan().CommonPrefixLength(right); i < shared; i += left.AsSpan(i).CommonPrefixLength(right.AsSpan(i)))
        {
            var difference = char.ToLowerInvariant(left[i]) - char.ToLowerInvariant(right[i]);
            if (difference != 0)
            {
                return difference;
            }

            i++;
        }

        return left.Length - right.Length;
    }

    public override string ToString() => Text;

    public static bool operator ==(ResourceId? left, ResourceId? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(ResourceId? left, ResourceId? right) => !(left == right);

    public static bool operator <(ResourceId left, ResourceId right) => left.CompareTo(right) < 0;

    public static bool operator >(ResourceId left, ResourceId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ResourceId left, ResourceId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ResourceId left, ResourceId right) => left.CompareTo(right) >= 0;

    private static bool IsRooted(string text)
    {
        var segments = new SegmentEnumerator(text);
        return segments.MoveNext()
            && (segments.Current.Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
                || segments.Current.Equals(Providers, StringComparison.OrdinalIgnoreCase))
            && segments.MoveNext();
    }

    private ReadOnlySpan<char> SegmentAfter(string name)
    {
        var segments = new SegmentEnumerator(Text);
        while (segments.MoveNext())
        {
            var found = segments.Current.Equals(name, StringComparison.OrdinalIgnoreCase);
            if (!segments.MoveNext())
            {
                break;
            }

            if (found)
            {
                return segments.Current;
            }
        }

        return default;
    }

    private static IEnumerable<char> Controls(int start, int count) => Enumerable.Range(start, count).Select(code => (char)code).Where(char.IsControl);

    // Nearly all ids are ASCII, of which many characters are looked at in one step.
    private static bool HasForbidden(ReadOnlySpan<char> text) =>
        text.ContainsAny(ForbiddenAscii) || (!Ascii.IsValid(text) && text.ContainsAny(ForbiddenBeyond));

    private int LastProviderStart()
    {
        var text = Text.AsSpan();
        var slash = text.LastIndexOf('/');
        while (slash >= 0 && !text[slash..].StartsWith(InProvider, StringComparison.OrdinalIgnoreCase))
        {
            slash = text[..slash].LastIndexOf('/');
        }

        return slash;
    }

    private ResourceId? Extended(int provider) => provider == 0 || !Text.AsSpan(0, provider).Contains(InProvider, StringComparison.OrdinalIgnoreCase)
        ? null
        : new ResourceId(Text[..provider]);

    private static string CutLastTwo(string text) => text[..text.LastIndexOf('/', text.LastIndexOf('/') - 1)];

    private string ReadTypeName()
    {
        var provider = LastProviderStart();
        if (provider < 0)
        {
            return ResourceGroup.IsEmpty ? "Microsoft.Resources/subscriptions" : "Microsoft.Resources/resourceGroups";
        }

        var segments = new SegmentEnumerator(Text.AsSpan(provider + InProvider.Length - 1));
        segments.MoveNext();
        var type = segments.Current.ToString();
        if (!segments.MoveNext())
        {
            return "Microsoft.Resources/providers";
        }

        do
        {
            type = string.Concat(type, "/", segments.Current);
        }
        while (segments.MoveNext() && segments.MoveNext());

        return type;
    }

    private ref struct SegmentEnumerator(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _next = 1;

        public ReadOnlySpan<char> Current { get; private set; }

        public bool MoveNext()
        {
            if (_next > _text.Length)
            {
                return false;
            }

            var rest = _text[_next..];
            var end = rest.IndexOf('/');
            Current = end < 0 ? rest : rest[..end];
            _next += Current.Length + 1;
            return true;
        }
    }
}
