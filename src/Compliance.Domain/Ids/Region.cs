namespace Compliance.Domain.Ids;

/// <summary>
/// An Azure region in its short form: <c>West Europe</c> and <c>westeurope</c> are one region, and both forms occur in
/// <c>location</c> (published connectedClusters examples use the display form).
/// </summary>
public readonly record struct Region
{
    private Region(string name) => Name = name;

    /// <summary>Lower case, no spaces; null when there is no location.</summary>
    public string? Name { get; }

    public bool IsNone => Name is null;

    /// <summary>The cloud whose endpoints and private zones hold here.</summary>
    public Cloud Cloud => Name switch
    {
        null => Cloud.Public,
        _ when Name.StartsWith("usgov", StringComparison.Ordinal) || Name.StartsWith("usdod", StringComparison.Ordinal) => Cloud.UsGovernment,
        _ when Name.StartsWith("china", StringComparison.Ordinal) => Cloud.China,
        _ when Name.StartsWith("usnat", StringComparison.Ordinal) || Name.StartsWith("ussec", StringComparison.Ordinal) => Cloud.UsIsolated,
        _ => Cloud.Public,
    };

    public static Region From(string? location)
    {
        if (string.IsNullOrWhiteSpace(location))
        {
            return default;
        }

        var isShort = true;
        foreach (var character in location)
        {
            isShort &= character != ' ' && !char.IsUpper(character);
        }

        // Regions are few and clusters many: one string a region. The short form is that string as it was read.
        return new Region(isShort ? location : string.Intern(location.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()));
    }

    public override string ToString() => Name ?? "";
}
