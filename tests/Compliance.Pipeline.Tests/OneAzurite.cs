using Compliance.Testing.Azurite;
using Xunit;

namespace Compliance.Pipeline.Tests;

/// <summary>One Azurite for all sequences; each has tables of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OneAzurite : ICollectionFixture<AzuriteServer>
{
    public const string Name = "Azurite";
}
