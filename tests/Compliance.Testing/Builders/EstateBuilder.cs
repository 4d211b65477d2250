using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Testing.Builders;

/// <summary>
/// An estate in the making. Every type is covered in <see cref="AnId.Subscription"/> and in each subscription that has a
/// row, so that what is not there is missing, until a test takes coverage away.
/// </summary>
public sealed class EstateBuilder
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private readonly List<Resource> _rows = [];
    private readonly HashSet<ResourceType> _uncoveredTypes = [];
    private readonly Dictionary<string, SubscriptionState> _unread = [];
    private readonly List<Gap> _gaps = [];

    public IReadOnlyList<Resource> Rows => _rows;

    /// <summary>Adds rows; one with the id of an earlier row takes its place.</summary>
    public EstateBuilder With(params IEnumerable<Resource> rows)
    {
        foreach (var row in rows)
        {
            Without(row.Id);
            _rows.Add(row);
        }

        return this;
    }

    public EstateBuilder Without(params ResourceId[] ids)
    {
        _rows.RemoveAll(row => ids.Contains(row.Id));
        return this;
    }

    /// <summary>Changes one row, which must be there.</summary>
    public EstateBuilder Change<T>(ResourceId id, Func<T, T> change)
        where T : Resource
    {
        _rows[_rows.FindIndex(row => row.Id == id)] = change((T)_rows.Single(row => row.Id == id));
        return this;
    }

    /// <summary>Nobody looked for that type; the rows of it stay.</summary>
    public EstateBuilder Uncover(ResourceType type)
    {
        _uncoveredTypes.Add(type);
        return this;
    }

    /// <summary>Nobody read that subscription; the rows of it stay.</summary>
    public EstateBuilder Uncover(string subscription, SubscriptionState state = SubscriptionState.Denied)
    {
        _unread[subscription] = state;
        return this;
    }

    /// <summary>What the reader itself knows to be missing.</summary>
    public EstateBuilder WithGap(Gap gap)
    {
        _gaps.Add(gap);
        return this;
    }

    public Estate Build()
    {
        var subscriptions = _rows.Select(row => row.Id.Subscription.ToString().ToLowerInvariant()).Append(AnId.Subscription).Distinct().Except(_unread.Keys).ToList();
        string[] types = [.. ResourceType.All.Except(_uncoveredTypes).Select(type => type.Name)];
        var coverage = new Coverage(
            subscriptions.Select(subscription => KeyValuePair.Create<string, IReadOnlyCollection<string>>(subscription, types)),
            [.. subscriptions.Select(id => new SubscriptionRead(id, SubscriptionState.Read)), .. _unread.Select(pair => new SubscriptionRead(pair.Key, pair.Value))],
            [.. _gaps],
            warnings: [],
            rowsIgnored: 0);
        return new Estate(_rows, coverage, Now);
    }

    public Topology Link(DeclarationSet? declarations = null) => Topology.Link(Build(), declarations ?? DeclarationSet.None, Now);
}
