namespace Compliance.Functions.Bindings;

/// <summary>The queues that wake functions. What fails five times goes to <c>&lt;queue&gt;-poison</c> beside its queue.</summary>
internal static class Queues
{
    /// <summary>Events, when Event Grid delivers to a queue. In the intake account: Event Grid writes there, nothing else of ours lies there.</summary>
    public const string ResourceChanges = "resource-changes";

    /// <summary>The connection of the intake account: <c>Intake__queueServiceUri</c>, or a connection string.</summary>
    public const string IntakeConnection = "Intake";

    /// <summary>Wake-ups of the assessor, like the other signals in the storage of the host.</summary>
    public const string AssessChanges = "assess-changes";

    public const string RunScan = "run-scan";

    public const string DeliverAlerts = "deliver-alerts";
}
