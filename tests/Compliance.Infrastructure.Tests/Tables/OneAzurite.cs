using Compliance.Testing.Azurite;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

/// <summary>One Azurite for all tests that need one; each test has tables and queues of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OneAzurite : ICollectionFixture<AzuriteServer>
{
    public const string Name = "Azurite";
}
