using Compliance.Simulator.Events;
using Compliance.Simulator.ResourceManager.Types;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>PUT, PATCH and DELETE of one resource.</summary>
internal sealed class ResourceWrites(ResourceStore store, Operations operations, EventPublisher events, TimeProvider time)
{
    private readonly WriteComposer _composer = new(time);

    public ArmResponse Put(ArmRequest request, ResourcePath path)
    {
        lock (store.Writing)
        {
            var rules = TypeCatalog.For(path.Type);
            var write = Describe(request, path);
            return Refuse(request, path, rules, write.Existing) ?? RequireParent(path) ?? rules.CheckPut(write)
                ?? Store(request, path, rules, _composer.Put(write, rules), isNew: write.Existing is null);
        }
    }

    public ArmResponse Patch(ArmRequest request, ResourcePath path)
    {
        lock (store.Writing)
        {
            var rules = TypeCatalog.For(path.Type);
            var write = Describe(request, path);
            return write.Existing is null
                ? ArmResponse.NotFound(path.Type, path.Name, path.ResourceGroup)
                : Refuse(request, path, rules, write.Existing) ?? rules.CheckPatch(write)
                    ?? Store(request, path, rules, _composer.Patch(write, rules), isNew: false);
        }
    }

    public ArmResponse Delete(ArmRequest request, ResourcePath path)
    {
        lock (store.Writing)
        {
            var rules = TypeCatalog.For(path.Type);
            if (store.Find(path.Id) is not { } existing)
            {
                return request.IfMatch is { Length: > 0 } && rules.HonoursPreconditions ? Preconditions.Check(request, null)! : new ArmResponse(204);
            }

            if ((Refuse(request, path, rules, existing) ?? rules.CheckDelete(existing, store)) is { } refusal)
            {
                return refusal;
            }

            if (rules.BusyState(isNew: false) is null)
            {
                Remove(request, existing, rules);
                return new ArmResponse(200);
            }

            store.Put(existing.With(row => row.Bag("properties").Set("provisioningState", "Deleting")));
            return new ArmResponse(202) { Headers = operations.Start(request, path, existing.Location, () => Remove(request, existing, rules), () => Fail(existing)) };
        }
    }

    private WriteRequest Describe(ArmRequest request, ResourcePath path) => new() { Path = path, ApiVersion = request.ApiVersion, Body = request.Body ?? [], Existing = store.Find(path.Id), Store = store };

    private ArmResponse? Refuse(ArmRequest request, ResourcePath path, ResourceRules rules, Resource? existing) =>
        rules.HonoursPreconditions && Preconditions.Check(request, existing) is { } failed ? failed
        : operations.IsBusy(path.Id) || (EmbeddedChildren.Hold(path) && operations.IsBusyWithin(path.Parent!.Id)) ? rules.Busy(path)
        : null;

    private ArmResponse? RequireParent(ResourcePath path) => path.Parent is { IsProvider: false } parent && store.Find(parent.Id) is null
        ? ArmResponse.Error(404, "ParentResourceNotFound", $"Failed to perform 'write' on resource of type '{path.Type}', because the parent resource '{parent.Id}' could not be found.")
        : null;

    private ArmResponse Store(ArmRequest request, ResourcePath path, ResourceRules rules, Resource resource, bool isNew)
    {
        var before = store.Find(resource.Id);
        store.Put(resource);
        var status = isNew ? 201 : request.Method == "PATCH" && rules.PatchesAsynchronously ? 202 : 200;
        if (rules.BusyStateOf(request.Method, isNew) is null)
        {
            rules.Settle(resource.Id, store);
            events.Publish(ResourceEvent.Write(request, store.Find(resource.Id)!));
            return new ArmResponse(status, ResourceView.Of(store.Find(resource.Id)!, rules, request.ApiVersion));
        }

        var headers = operations.Start(request, path, resource.Location ?? store.Find(path.Parent?.Id ?? "")?.Location, () => Succeed(request, resource, rules), () => Fail(before ?? resource));
        return !isNew && rules.AnswersUpdatesWithAccepted
            ? new ArmResponse(202) { Headers = headers }
            : new ArmResponse(status, ResourceView.Of(resource, rules, request.ApiVersion)) { Headers = headers };
    }

    private void Succeed(ArmRequest request, Resource resource, ResourceRules rules)
    {
        store.Put((store.Find(resource.Id) ?? resource).With(row => row.Bag("properties").Set("provisioningState", "Succeeded")));
        rules.Settle(resource.Id, store);
        events.Publish(ResourceEvent.Write(request, store.Find(resource.Id)!));
    }

    private void Fail(Resource resource) => store.Put(resource.With(row => row.Bag("properties").Set("provisioningState", "Failed")));

    private void Remove(ArmRequest request, Resource resource, ResourceRules rules)
    {
        foreach (var nested in store.All().Where(r => r.Id.StartsWith(resource.Id + "/", StringComparison.OrdinalIgnoreCase)))
        {
            store.Remove(nested.Id);
            TypeCatalog.For(nested.Type).Removed(nested, store);
        }

        store.Remove(resource.Id);
        rules.Removed(resource, store);
        rules.Settle(resource.Id, store);
        events.Publish(ResourceEvent.Delete(request, resource));
    }
}
