namespace ImageGen.Generator.Tests.UserCode;

/// <summary>Code of a user's that names every member that an annotated class has.</summary>
internal static class Caller
{
    private const string Text = """
        using ImageGen;

        internal static class Caller
        {
            public static async System.Threading.Tasks.Task Run()
            {
                BuiltImage built = await {0}.BuildAsync(new() { Tags = ["1.4.0", "latest"], Args = { ["VERSION"] = "1.4.0" } });
                PushedImage pushed = await {0}.PushAsync(new() { Tags = ["1.4.0"] }, default);
                PushedImage both = await {0}.BuildAndPushAsync(new {0}.BuildOptions(), new ImagePushOptions());
                const string name = {0}.Name;
                ImageReference reference = {0}.Reference;
                DockerImage image = {0}.Image;
                System.Console.WriteLine($"{built} {pushed} {both} {name} {reference} {image}");
            }
        }
        """;

    /// <summary>A source that calls the class.</summary>
    public static string Of(string className) => Text.Replace("{0}", "global::" + className, StringComparison.Ordinal);
}
