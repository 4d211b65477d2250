namespace Compliance.Simulator.Resources;

/// <summary>All resources by id, whatever its casing. Reads see whole resources; writers take <see cref="Writing"/>.</summary>
internal sealed class ResourceStore(Coverage coverage)
{
    private volatile ResourceSet _contents = ResourceSet.Empty;

    /// <summary>Held while a write checks and changes the store.</summary>
    public Lock Writing { get; } = new();

    public Coverage Coverage { get; } = coverage;

    /// <summary>What is there now; no later write changes it.</summary>
    public ResourceSet Contents => _contents;

    public Resource? Find(string id) => Contents.Find(id) ?? FindEmbedded(id);

    /// <summary>Puts a row of an estate as it stands. Answers whether the id was new.</summary>
    public bool Load(Resource resource)
    {
        lock (Writing)
        {
            var isNew = Contents.Find(resource.Id) is null;
            _contents = Contents.With(resource);
            return isNew;
        }
    }

    public void Put(Resource resource)
    {
        lock (Writing)
        {
            _contents = Contents.With(HolderOf(resource.Id) is var (parent, path) ? EmbeddedChildren.Replace(parent, path, resource) : resource);
        }
    }

    public void Remove(string id)
    {
        lock (Writing)
        {
            _contents = HolderOf(id) is var (parent, path) ? Contents.With(EmbeddedChildren.Replace(parent, path, null)) : Contents.Without(id);
        }
    }

    /// <summary>The members of a collection, in order of id: of these types, below this id.</summary>
    public IEnumerable<Resource> List(ResourcePath collection, Func<string, bool> types, string above) =>
        EmbeddedChildren.Hold(collection) && Contents.Find(collection.Parent!.Id) is { } parent
            ? EmbeddedChildren.Of(parent, collection)
            : Below(above, types);

    /// <summary>The resources of some types whose id begins with another and a slash, in order of id.</summary>
    public IEnumerable<Resource> Below(string id, Func<string, bool> types) =>
        Contents.OfTypes(types).Where(r => r.Id.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>In order of id.</summary>
    public IEnumerable<Resource> All() => Contents.All;

    /// <summary>In order of id.</summary>
    public IEnumerable<Resource> OfType(string type) => Contents.OfTypes(other => other.Equals(type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Every subscription that a row or the coverage names, in order.</summary>
    public IReadOnlyList<string> Subscriptions() => Coverage.SubscriptionsOf(Contents);

    private Resource? FindEmbedded(string id) => HolderOf(id) is var (parent, path)
        ? EmbeddedChildren.Of(parent, path).FirstOrDefault(child => child.Name.Equals(path.Name, StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>The parent that holds an id in one of its lists. A child that is a row of its own is not held.</summary>
    private (Resource Parent, ResourcePath Path)? HolderOf(string id) =>
        Contents.Find(id) is null && ResourcePath.Parse(id) is { IsCollection: false } path && EmbeddedChildren.Hold(path) && Contents.Find(path.Parent!.Id) is { } parent
            ? (parent, path)
            : null;
}
