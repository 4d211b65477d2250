using Compliance.Testing.Time;

namespace Compliance.Testing.Contracts;

/// <summary>What the contract of every store port stands on: storage of its own for each test.</summary>
/// <typeparam name="TStore">The port.</typeparam>
public abstract class StoreContract<TStore>
{
    /// <summary>The clock of every store that <see cref="Open"/> makes.</summary>
    protected FakeTime Time { get; } = new();

    /// <summary>A store over this test's storage, as another process would have it: nothing is shared but the storage.</summary>
    protected abstract TStore Open();
}
