using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>What one family of types does apart from the common. The defaults are those of a plain synchronous type.</summary>
internal abstract class ResourceRules
{
    public abstract bool Govern(string type);

    /// <summary>Null for a synchronous type; else the state shown while an operation runs.</summary>
    public virtual string? BusyState(bool isNew) => null;

    /// <summary>As <see cref="BusyState"/>, for the method of a write.</summary>
    public string? BusyStateOf(string method, bool isNew) => method == "PATCH" && !PatchesAsynchronously ? null : BusyState(isNew);

    /// <summary>The answer to a write while an operation on the same resource runs.</summary>
    public virtual ArmResponse Busy(ResourcePath path) => ArmResponse.Error(409, "AnotherOperationInProgress", $"Another operation on '{path.Id}' is in progress.");

    /// <summary>Whether an update is answered 202 without a body rather than 200 with one.</summary>
    public virtual bool AnswersUpdatesWithAccepted => false;

    /// <summary>Whether a PATCH starts an operation, as a PUT does; most carry tags and are done at once.</summary>
    public virtual bool PatchesAsynchronously => AnswersUpdatesWithAccepted;

    public virtual bool HonoursPreconditions => false;

    public virtual bool HasETag => HonoursPreconditions;

    public virtual bool HasSystemData => false;

    public virtual bool HasProvisioningState => true;

    /// <summary>Properties the service owns: what a client sends for them is dropped and the stored value stays.</summary>
    public virtual IReadOnlySet<string> ReadOnlyProperties { get; } = Names("provisioningState", "resourceGuid");

    /// <summary>Properties that came later than this version: it neither shows nor takes them.</summary>
    public virtual IEnumerable<string> PropertiesUnknownTo(string apiVersion) => [];

    public virtual ArmResponse? CheckPut(WriteRequest write) => null;

    public virtual ArmResponse? CheckPatch(WriteRequest write) => null;

    public virtual ArmResponse? CheckDelete(Resource resource, ResourceStore store) => null;

    /// <summary>Service defaults, after the body and the stored read-only properties are joined.</summary>
    public virtual void Complete(JsonObject row, WriteRequest write)
    {
    }

    /// <summary>Last changes to an answer.</summary>
    public virtual void Present(JsonObject view)
    {
    }

    /// <summary>After the resource is gone: what else a delete changes.</summary>
    public virtual void Removed(Resource resource, ResourceStore store)
    {
    }

    /// <summary>After a write or a delete has changed the store: what else it changes there.</summary>
    public virtual void Settle(string id, ResourceStore store)
    {
    }

    protected static HashSet<string> Names(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
