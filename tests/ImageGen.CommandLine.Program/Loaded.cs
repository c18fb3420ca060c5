using ImageGen;

/// <summary>What a program loads that uses its images without the command line.</summary>
internal static class Loaded
{
    public static int Print()
    {
        Console.WriteLine(DockerImages.All[0].Image.Reference.Repository);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Console.WriteLine(assembly.GetName().Name);
        }

        return 0;
    }
}
