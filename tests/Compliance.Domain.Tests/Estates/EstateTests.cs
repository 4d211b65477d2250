using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Estates;

public sealed class EstateTests
{
    private static readonly Coverage Everything = AnEstate.With().Build().Coverage;

    [Fact]
    public void Estate_DuplicateIds_KeepsTheLast()
    {
        var first = ACluster.Unassociated();
        var last = first with { Id = ResourceId.Parse(first.Id.Text.ToUpperInvariant()), Location = Value.Of("northeurope") };

        var estate = new Estate([first, ACluster.Unassociated("b"), last], Everything, EstateBuilder.Now);

        Assert.Equal(2, estate.Count);
        Assert.Same(last, estate.Find(first.Id));
    }

    [Fact]
    public void Find_IdOfAnotherType_IsNull()
    {
        var estate = AnEstate.With(AScope.With()).Build();

        Assert.Null(estate.Find<ConnectedCluster>(AnId.Scope()));
        Assert.NotNull(estate.Find<PrivateLinkScope>(AnId.Scope()));
    }

    [Fact]
    public void PresenceOf_Id_IsReadMissingOrNotCovered()
    {
        var estate = AnEstate.With(AScope.With()).Build();

        Assert.Equal(Presence.Read, estate.PresenceOf(AnId.Scope(), ResourceType.PrivateLinkScope));
        Assert.Equal(Presence.Missing, estate.PresenceOf(AnId.Scope("gone"), ResourceType.PrivateLinkScope));
        Assert.Equal(Presence.NotCovered, estate.PresenceOf(AnId.Scope("x", AnId.OtherSubscription), ResourceType.PrivateLinkScope));
    }

    [Fact]
    public void With_NewerReads_ReplaceAddAndRemoveInACopy()
    {
        var before = AnEstate.With(ACluster.Unassociated("a"), ACluster.Unassociated("b")).Build();
        var changed = ACluster.In(AnId.Scope(), "a");

        var after = before.With([new(changed.Id, changed), new(AnId.Cluster("b"), null), new(AnId.Scope(), AScope.With())]);

        Assert.Same(changed, after.Find(changed.Id));
        Assert.Null(after.Find(AnId.Cluster("b")));
        Assert.Equal((2, 2), (after.Count, before.Count));
        Assert.NotNull(before.Find(AnId.Cluster("b")));
        Assert.Equal((before.Coverage, before.ReadAt), (after.Coverage, after.ReadAt));
    }
}
