namespace Compliance.Functions.Bindings;

/// <summary>The queues that wake functions. What fails five times goes to <c>&lt;queue&gt;-poison</c> beside its queue.</summary>
internal static class Queues
{
    /// <summary>The connection of the state account: a connection string, or <c>State__queueServiceUri</c> with the app's identity.</summary>
    public const string StateConnection = "State";

    /// <summary>What the names of all queues begin with: a signal's queue is called after its target.</summary>
    public const string Prefix = "compliance";

    public const string AssessChanges = Prefix + "-assessor";

    public const string RunScan = Prefix + "-scans";

    public const string DeliverAlerts = Prefix + "-alerts";

    /// <summary>The connection of the intake account. Event Grid writes there with a key, so nothing else of ours lies there.</summary>
    public const string IntakeConnection = "Intake";

    /// <summary>Events, when Event Grid delivers to a queue.</summary>
    public const string ResourceChanges = Prefix + "-changes";
}
