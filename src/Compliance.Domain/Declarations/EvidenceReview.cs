namespace Compliance.Domain.Declarations;

/// <summary>Evidence that is too old, was seen after the time judged at, or belongs to no site.</summary>
internal static class EvidenceReview
{
    public static IEnumerable<string> Warnings(DeclarationSet declarations, DateTimeOffset now)
    {
        foreach (var probe in declarations.Probes)
        {
            var name = $"The evidence of site '{probe.Site}' observed at {Time(probe.ObservedAt)}";
            if (!probe.IsValidAt(now))
            {
                yield return $"{name} is older than 24 hours and does not count.";
            }
            else if (probe.ObservedAt > now)
            {
                // It counts: an estate is often exported before somebody runs the probe.
                yield return $"{name} is later than the time judged at ({Time(now)}).";
            }

            if (!declarations.Sites.Append(Site.Default).Any(probe.IsOf))
            {
                yield return $"{name} decides nothing: no such site is declared.";
            }
        }
    }

    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
