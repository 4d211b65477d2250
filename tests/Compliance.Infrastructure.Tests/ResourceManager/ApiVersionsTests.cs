using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceManager;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

public sealed class ApiVersionsTests
{
    [Fact]
    public void Of_EveryTypeOfTheChain_HasAVersion() =>
        Assert.All(ResourceType.All, type => Assert.Matches("^20[0-9]{2}-[01][0-9]-[0-3][0-9](-preview)?$", ApiVersions.Of(type.Name.ToUpperInvariant())));
}
