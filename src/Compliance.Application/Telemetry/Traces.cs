using System.Diagnostics;

namespace Compliance.Application.Telemetry;

/// <summary>Where activities of this product begin. Costs nothing while nobody listens.</summary>
public sealed class Traces : IDisposable
{
    /// <summary>The name listeners ask for.</summary>
    public const string Source = "Compliance";

    private readonly ActivitySource _source = new(Source);

    /// <param name="links">What it came about by, beside its parent.</param>
    /// <returns>Null while nobody listens.</returns>
    public Activity? Start(string name, ActivityKind kind, IEnumerable<ActivityLink>? links = null)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        // A parent that nobody records (the server's own, where its source is not listened to) would hide what is below it.
        if (Activity.Current is { Recorded: false } parent && parent.Source.Name != Source)
        {
            Activity.Current = null;
        }

        return _source.StartActivity(name, kind, parentContext: default, tags: null, links);
    }

    public void Dispose() => _source.Dispose();
}
