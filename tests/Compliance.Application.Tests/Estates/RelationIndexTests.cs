using Compliance.Application.Estates;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Ids;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Estates;

public sealed class RelationIndexTests
{
    private static readonly Relation First = new(AnId.Zone("zone"), AnId.Scope("a"));
    private static readonly Relation Second = new(AnId.Zone("zone"), AnId.Scope("b"));
    private static readonly Relation Third = new(AnId.Network("vnet"), AnId.Scope("b"));

    [Fact]
    public async Task Read_AfterSomebodyElseChanged_IsWhatIsStored()
    {
        await using var engine = new EngineFixture();
        var store = engine.Get<IRelationStore>();
        var (mine, theirs) = (new RelationIndex(store), new RelationIndex(store));
        await mine.RenewAsync(new RelationMap([First]), scopes: null, _ => true, fence: 1, CancellationToken.None);

        await theirs.RenewAsync(new RelationMap([First, Second, Third]), scopes: null, _ => true, fence: 1, CancellationToken.None);

        Assert.Equal(3, (await mine.ReadAsync(CancellationToken.None)).Relations.Count());
    }

    [Fact]
    public async Task Renew_OfAScope_LeavesTheOthersAsTheyAre()
    {
        await using var engine = new EngineFixture();
        var store = engine.Get<IRelationStore>();
        var index = new RelationIndex(store);
        await index.RenewAsync(new RelationMap([First, Second]), scopes: null, _ => true, fence: 1, CancellationToken.None);

        await index.RenewAsync(new RelationMap([Third]), new HashSet<ResourceId> { Third.Scope }, _ => true, fence: 1, CancellationToken.None);

        var known = await index.ReadAsync(CancellationToken.None);
        Assert.Equal([First, Third], (await store.ListAsync(CancellationToken.None)).OrderBy(relation => relation.Scope));
        Assert.Equal([First, Third], known.Relations.OrderBy(relation => relation.Scope));
        Assert.Equal([First.Scope], known.ScopesOf(First.Resource));
        Assert.Equal([Third.Scope], known.ScopesOf(Third.Resource));
    }

    [Fact]
    public async Task Renew_ResourceCouldNotBeRead_KeepsItsRelations()
    {
        await using var engine = new EngineFixture();
        var index = new RelationIndex(engine.Get<IRelationStore>());
        await index.RenewAsync(new RelationMap([First, Second]), scopes: null, _ => true, fence: 1, CancellationToken.None);

        await index.RenewAsync(new RelationMap([Third]), scopes: null, gone => gone.Scope != Second.Scope, fence: 1, CancellationToken.None);

        Assert.Equal(new HashSet<Relation> { Second, Third }, (await index.ReadAsync(CancellationToken.None)).Relations.ToHashSet());
    }
}
